-- Takes back a message. KEYS: logs, counters. ARGV: number of logs, the event; for each counter the slot and what is added.
local logs = tonumber(ARGV[1])
for i = 1, logs do
  local log = redis.call('GET', KEYS[i])
  local begin = log and string.find(log, ARGV[2], 1, true)
  if begin then
    redis.call('SET', KEYS[i], string.sub(log, 1, begin - 1) .. string.sub(log, begin + #ARGV[2]), 'PX', 86400000)
  end
end
for i = logs + 1, #KEYS do
  local arg = 2 + 2 * (i - logs)
  if ARGV[arg] ~= '0' and redis.call('HEXISTS', KEYS[i], ARGV[arg - 1]) == 1 then
    redis.call('HINCRBY', KEYS[i], ARGV[arg - 1], ARGV[arg])
  end
end
return {}
