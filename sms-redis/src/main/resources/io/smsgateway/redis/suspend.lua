-- KEYS: the suspensions of a provider; ARGV: suspension, whether it is by hand, then the classes. Returns those changed.
local changed = {}
for i = 3, #ARGV do
  if ARGV[2] == '1' or redis.call('HEXISTS', KEYS[1], ARGV[i]) == 0 then
    redis.call('HSET', KEYS[1], ARGV[i], ARGV[1])
    changed[#changed + 1] = ARGV[i]
  end
end
return changed
