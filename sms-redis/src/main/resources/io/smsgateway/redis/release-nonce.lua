-- KEYS: a nonce; ARGV: how the owner begins whose claim is released.
local owner = string.match(redis.call('GET', KEYS[1]) or '', '^1:%d+:(.*)$')
if owner and string.sub(owner, 1, #ARGV[1]) == ARGV[1] then
  redis.call('DEL', KEYS[1])
end
return 0
