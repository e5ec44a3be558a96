-- KEYS: a code; ARGV: the claimed binding, whether the typed code is right, and the time in milliseconds. Returns a number of
-- CodeCheck: 0 unknown, 1 valid, 2 used, 3 expired, 4 too many tries, 10 and more for a wrong code and the tries that are left.
local code = redis.call('HMGET', KEYS[1], 'binding', 'tries', 'ends', 'decoy', 'sends')
if code[1] ~= ARGV[1] then
  return { 0 }
end
local tries = tonumber(code[2])
if tries < 0 then
  return { 2 }
end
if tonumber(code[3]) <= tonumber(ARGV[3]) then
  return { 3 }
end
if tries == 0 then
  return { 4 }
end
if ARGV[2] == '1' and code[4] == '0' and code[5] ~= '0' then
  redis.call('HSET', KEYS[1], 'tries', -1)
  return { 1 }
end
redis.call('HSET', KEYS[1], 'tries', tries - 1)
return { 9 + tries }
