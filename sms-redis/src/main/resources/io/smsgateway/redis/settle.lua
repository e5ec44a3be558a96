-- KEYS: idempotency keys; ARGV: owner, retention in milliseconds, then the result of each key.
for i, key in ipairs(KEYS) do
  local held = redis.call('HMGET', key, 'owner', 'result')
  if held[1] == ARGV[1] and not held[2] then
    redis.call('HSET', key, 'result', ARGV[2 + i])
    redis.call('PEXPIRE', key, ARGV[2])
  end
end
return 0
