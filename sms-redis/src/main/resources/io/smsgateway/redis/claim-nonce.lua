-- KEYS: a nonce; ARGV: its expiry, the minimum time that it is kept after that, the maximum time that it is kept, and the time
-- after which a claim counts as abandoned, in milliseconds; then the claim's owner.
-- The value is the state, 1 for being handled and 2 for used, when it was claimed, and the owner.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local held = redis.call('GET', KEYS[1])
if held and string.sub(held, 1, 1) == '2' then
  return 2
end
if held and tonumber(string.match(held, ':(%d+):')) >= now - ARGV[4] then
  return 1
end
local life = math.min(math.max(ARGV[1] - now, 0) + ARGV[2], ARGV[3])
redis.call('SET', KEYS[1], '1:' .. string.format('%.0f', now) .. ':' .. ARGV[5], 'PX', string.format('%.0f', life))
return 0
