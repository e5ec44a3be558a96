-- Stores the block of a prefix, for a day longer than the longest block. KEYS: the blocks. ARGV: prefix, the block that is there, the block. Returns whether it did.
if (redis.call('HGET', KEYS[1], ARGV[1]) or '') ~= ARGV[2] then
  return { 0 }
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
redis.call('PEXPIRE', KEYS[1], 691200000)
return { 1 }
