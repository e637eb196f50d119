"""Lua scripts for the keys of stored contexts, each atomic.

A value is the generation of its flag set, a colon, and one of: ``V`` and the stored context, ``N``
for none, ``L`` and the token of a lease.
"""

# Reads the keys, and leases the empty ones: one command in either case.
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
# Stores each value whose lease is still valid.
FILL = """
for i = 1, #KEYS do
  if redis.call('GET', KEYS[i]) == ARGV[1] then
    redis.call('SET', KEYS[i], ARGV[2 * i + 1], 'PX', ARGV[2 * i])
  end
end
"""
# Removes the lease if it is still valid.
GIVE_UP = """
for i = 1, #KEYS do
  if redis.call('GET', KEYS[i]) == ARGV[1] then
    redis.call('UNLINK', KEYS[i])
  end
end
"""
