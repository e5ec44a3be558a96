-- KEYS and ARGV as where a permit is taken. A bucket without a value is full.
for i, key in ipairs(KEYS) do
  if redis.call('EXISTS', key) == 1 then
    redis.call('DECRBY', key, ARGV[2 * i - 1])
  end
end
return 0
