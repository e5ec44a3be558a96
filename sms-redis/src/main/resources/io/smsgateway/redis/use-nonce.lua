-- KEYS: a nonce. Keeps the TTL.
if redis.call('EXISTS', KEYS[1]) == 1 then
  redis.call('SETRANGE', KEYS[1], 0, '2')
end
return 0
