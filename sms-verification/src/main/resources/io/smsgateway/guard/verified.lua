-- Counts a verified code. KEYS: counters. ARGV: for each the slot, and the milliseconds that it is kept.
for i, key in ipairs(KEYS) do
  redis.call('HINCRBY', key, 'v' .. ARGV[2 * i - 1], 1)
  redis.call('PEXPIRE', key, ARGV[2 * i])
end
return {}
