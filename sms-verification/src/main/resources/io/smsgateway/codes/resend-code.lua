-- KEYS: a code; ARGV: how often it was sent, how often it is sent then, and when again. Returns 1 where it may be sent.
local code = redis.call('HMGET', KEYS[1], 'sends', 'tries')
if code[1] ~= ARGV[1] or tonumber(code[2]) <= 0 then
  return { 0 }
end
redis.call('HSET', KEYS[1], 'sends', ARGV[2], 'resend', ARGV[3])
return { 1 }
