-- Counts a message, unless an enforced log does not permit it, and returns what was there before.
-- KEYS: logs, counters, the blocks. ARGV: number of logs, the event, the events a minute, an hour and a day before, the
-- prefix; for each log whether it is enforced, how many events it keeps, and its limits of the three times; for each counter
-- the slot, the first slot that is read, what is added, the milliseconds and the slots that it is kept.
-- Returns whether it was counted, the block, the logs, and used and verified of each slot that is read.
local width = 14
local logs = tonumber(ARGV[1])
local arg = 6
local counted = 1
local events, keep = {}, {}
for i = 1, logs do
  local log = redis.call('GET', KEYS[i]) or ''
  events[i] = log
  keep[i] = tonumber(ARGV[arg + 2]) * width
  if ARGV[arg + 1] == '1' then
    for window = 1, 3 do
      local length = tonumber(ARGV[arg + 2 + window]) * width
      if length > 0 and #log >= length
          and string.sub(log, #log - length + 1, #log - length + width) > ARGV[2 + window] then
        counted = 0
      end
    end
  end
  arg = arg + 5
end
local result = { counted, redis.call('HGET', KEYS[#KEYS], ARGV[6]) or '' }
for i = 1, logs do
  result[#result + 1] = events[i]
  if counted == 1 then
    redis.call('SET', KEYS[i], string.sub(events[i] .. ARGV[2], -keep[i]), 'PX', 86400000)
  end
end
for i = logs + 1, #KEYS - 1 do
  local slot, first, add = tonumber(ARGV[arg + 1]), tonumber(ARGV[arg + 2]), tonumber(ARGV[arg + 3])
  local fields = {}
  for read = first, slot do
    fields[#fields + 1] = string.format('%.0f', read)
    fields[#fields + 1] = string.format('v%.0f', read)
  end
  local values = redis.call('HMGET', KEYS[i], unpack(fields))
  for read = 1, #values do
    result[#result + 1] = values[read] or '0'
  end
  if counted == 1 and add ~= 0 then
    redis.call('HINCRBY', KEYS[i], ARGV[arg + 1], ARGV[arg + 3])
    redis.call('PEXPIRE', KEYS[i], ARGV[arg + 4])
    local old = {}
    local kept = tonumber(ARGV[arg + 5])
    for back = kept + 1, 2 * kept do
      old[#old + 1] = string.format('%.0f', slot - back)
      old[#old + 1] = string.format('v%.0f', slot - back)
    end
    redis.call('HDEL', KEYS[i], unpack(old))
  end
  arg = arg + 5
end
return result
