-- KEYS: a code.
return { redis.call('DEL', KEYS[1]) }
