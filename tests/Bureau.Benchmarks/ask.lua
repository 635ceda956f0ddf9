-- wrk -s ask.lua URL -- TOKEN_FILE CONSENTS_FILE QUERY: asks one question for consents drawn at random and counts answers that are not one.
local template, consents

local function lines(path)
  local found = {}
  for line in io.lines(path) do found[#found + 1] = line end
  return found
end

function init(arguments)
  local token = lines(arguments[1])[1]
  consents = lines(arguments[2])
  template = '{"query":"' .. arguments[3] .. '","variables":{"consent":"%s"}}'
  wrk.method = "POST"
  wrk.headers["Authorization"] = "Bearer " .. token
  wrk.headers["Content-Type"] = "application/json"
  math.randomseed(20261122)
  unanswered = 0
end

function request()
  return wrk.format(nil, nil, nil, string.format(template, consents[math.random(#consents)]))
end

function response(status, _, body)
  if status ~= 200 or body:find('"errors"', 1, true) then unanswered = unanswered + 1 end
end

local threads = {}
function setup(thread) threads[#threads + 1] = thread end

function done(summary, latency)
  local refused = 0
  for _, thread in ipairs(threads) do refused = refused + thread:get("unanswered") end
  io.write(string.format("%8.0f/s  p50 %6.2f ms  p99 %6.2f ms  %d of %d not answered\n",
    summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000, refused, summary.requests))
end
