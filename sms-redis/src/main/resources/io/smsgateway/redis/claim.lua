-- KEYS: idempotency keys; ARGV: owner, lease and retention in milliseconds, then the fingerprint of each key.
-- Returns for each key: 1 where it is claimed, else fingerprint, whether the lease has expired, and the result.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local results = {}
for i, key in ipairs(KEYS) do
  local held = redis.call('HMGET', key, 'owner', 'fingerprint', 'lease', 'result')
  if not held[1] or (held[1] == ARGV[1] and not held[4]) then
    redis.call('HSET', key, 'owner', ARGV[1], 'fingerprint', ARGV[3 + i],
      'lease', string.format('%.0f', now + ARGV[2]))
    redis.call('PEXPIRE', key, ARGV[2] + ARGV[3])
    results[i] = 1
  elseif held[4] then
    results[i] = { held[2], 0, held[4] }
  else
    results[i] = { held[2], tonumber(held[3]) < now and 1 or 0 }
  end
end
return results
