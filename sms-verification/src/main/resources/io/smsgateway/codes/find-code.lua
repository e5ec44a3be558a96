-- KEYS: a code. Returns its fields, or nothing.
if redis.call('EXISTS', KEYS[1]) == 0 then
  return {}
end
return redis.call('HMGET', KEYS[1], 'purpose', 'recipient', 'binding', 'decoy', 'tries', 'sends', 'ends', 'resend')
