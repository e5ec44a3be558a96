-- KEYS: a code; ARGV: how often it was sent and when it may be sent again, as seen and as it is to be. Returns 1 where it was as seen.
local code = redis.call('HMGET', KEYS[1], 'sends', 'resend', 'tries')
if code[1] ~= ARGV[1] or code[2] ~= ARGV[2] or tonumber(code[3]) <= 0 then
  return { 0 }
end
redis.call('HSET', KEYS[1], 'sends', ARGV[3], 'resend', ARGV[4])
return { 1 }
