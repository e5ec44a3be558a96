-- KEYS: a nonce; ARGV: how long it is held without being used, and the end of its life, in milliseconds.
-- The value is the state, 1 for being handled and 2 for used, and the end of its life.
local held = redis.call('GET', KEYS[1])
if held then
  return tonumber(string.sub(held, 1, 1))
end
redis.call('SET', KEYS[1], '1:' .. ARGV[2], 'PX', ARGV[1])
return 0
