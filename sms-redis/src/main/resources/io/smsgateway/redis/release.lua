-- KEYS: idempotency keys; ARGV: owner.
for i, key in ipairs(KEYS) do
  local held = redis.call('HMGET', key, 'owner', 'result')
  if held[1] == ARGV[1] and not held[2] then
    redis.call('DEL', key)
  end
end
return 0
