-- KEYS: a code; ARGV: its fields, and how long it is kept in milliseconds. Returns 1 where it was not there.
if redis.call('EXISTS', KEYS[1]) == 1 then
  return { 0 }
end
redis.call('HSET', KEYS[1], 'purpose', ARGV[1], 'recipient', ARGV[2], 'binding', ARGV[3], 'decoy', ARGV[4],
  'tries', ARGV[5], 'sends', ARGV[6], 'ends', ARGV[7], 'resend', ARGV[8])
redis.call('PEXPIRE', KEYS[1], ARGV[9])
return { 1 }
