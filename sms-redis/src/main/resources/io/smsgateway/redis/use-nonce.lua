-- KEYS: a nonce; ARGV: how long it is kept after the end of its life, and at least, in milliseconds.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local held = redis.call('GET', KEYS[1])
local ends = held and tonumber(string.sub(held, 3))
local life = ends and ends - now + ARGV[1] or 0
redis.call('SET', KEYS[1], '2:' .. (ends and string.format('%.0f', ends) or ''),
  'PX', string.format('%.0f', math.max(life, ARGV[2])))
return 0
