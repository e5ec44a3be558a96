-- KEYS: the buckets of which a request needs a permit each; ARGV: for each, the time in which it gets a permit, in microseconds,
-- and how many permits it holds when it is full. Takes one of each or none. Returns 0, or for how many microseconds none is free.
-- The value of a bucket is when it is full; a bucket without a value is full.
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local function store(key, full)
  redis.call('SET', key, string.format('%.0f', full), 'PX', string.format('%.0f', math.ceil((full - now) / 1000)))
end
local fulls = {}
local wait = 0
for i, key in ipairs(KEYS) do
  local interval = tonumber(ARGV[2 * i - 1])
  local latest = now + interval * ARGV[2 * i]
  local full = math.max(tonumber(redis.call('GET', key) or now), now)
  if full > latest then
    -- the clock went back, by a change or by a failover to another server: the bucket is empty and fills from now on
    full = latest
    store(key, full)
  end
  fulls[i] = full + interval
  wait = math.max(wait, fulls[i] - latest)
end
if wait == 0 then
  for i, key in ipairs(KEYS) do
    store(key, fulls[i])
  end
end
return wait
