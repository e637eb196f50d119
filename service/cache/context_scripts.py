"""What Redis does by itself with the keys of stored contexts, so that nobody comes between.

A value is the generation of its flag set, a colon, and one of: ``V`` and what is stored, ``N`` for
nothing, ``L`` and the token of a lease.
"""

# Reads the keys, and leases those that hold nothing: one command, whether they are there or not.
READ = """
local generation = redis.call('GET', KEYS[1]) or ''
local start = generation .. ':'
local held = {}
for i = 2, #KEYS do
  local value = redis.call('GET', KEYS[i])
  if value and string.sub(value, 1, #start) == start then
    held[i - 1] = string.sub(value, #start + 1)
  else
    redis.call('SET', KEYS[i], start .. 'L' .. ARGV[1], 'PX', ARGV[2])
    held[i - 1] = false
  end
end
return {start, held}
"""
# Puts each value where the lease still stands.
FILL = """
for i = 1, #KEYS do
  if redis.call('GET', KEYS[i]) == ARGV[1] then
    redis.call('SET', KEYS[i], ARGV[2 * i + 1], 'PX', ARGV[2 * i])
  end
end
"""
# Takes back the lease where it still stands.
GIVE_UP = """
for i = 1, #KEYS do
  if redis.call('GET', KEYS[i]) == ARGV[1] then
    redis.call('UNLINK', KEYS[i])
  end
end
"""
