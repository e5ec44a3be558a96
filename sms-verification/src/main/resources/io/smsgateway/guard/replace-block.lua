-- Stores the block of a prefix. KEYS: the blocks. ARGV: prefix, the block that is there, the block. Returns whether it did.
if (redis.call('HGET', KEYS[1], ARGV[1]) or '') ~= ARGV[2] then
  return { 0 }
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
return { 1 }
