-- Drives wrk with the requests of a file that bench/calls.py wrote.
-- Arguments: the file, and the serial to start from.
--
-- Everything is put together before the run: a request costs one table look-up, and one
-- concatenation if it carries a serial, so that wrk itself is not what gets measured.

local STEP = 10000 -- serials are a high part of eight digits and a low part of four
local heads, tails, lows = {}, {}, {}
local count, turn, high, low = 0, 0, 0, 0
local high_text

local function read_requests(path)
  local file = assert(io.open(path, "rb"))
  while true do
    local head_size, tail_size = file:read("*n", "*n")
    if not head_size then break end
    file:read(1)
    count = count + 1
    heads[count] = file:read(head_size)
    if tail_size >= 0 then tails[count] = file:read(tail_size) or "" end
  end
  file:close()
end

function init(args)
  read_requests(args[1])
  local start = tonumber(args[2])
  high, low = math.floor(start / STEP), start % STEP
  high_text = string.format("%08d", high)
  for number = 0, STEP - 1 do lows[number] = string.format("%04d", number) end
end

function request()
  turn = turn + 1
  if turn > count then turn = 1 end
  local tail = tails[turn]
  if not tail then return heads[turn] end
  low = low + 1
  if low == STEP then
    high, low = high + 1, 0
    high_text = string.format("%08d", high)
  end
  return heads[turn] .. high_text .. lows[low] .. tail
end

function done(summary, latency)
  local errors = summary.errors
  print(string.format(
    'RESULT {"requests":%d,"duration_us":%d,"bytes":%d,"p50_us":%d,"p99_us":%d,"p999_us":%d,'
      .. '"bad_statuses":%d,"connect_errors":%d,"read_errors":%d,"write_errors":%d,"timeouts":%d}',
    summary.requests, summary.duration, summary.bytes, latency:percentile(50),
    latency:percentile(99), latency:percentile(99.9), errors.status, errors.connect, errors.read,
    errors.write, errors.timeout))
end
