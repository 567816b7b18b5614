-- One request, again and again: METHOD is POST; PATH, BODY, TOKEN and TAG come from the environment. Counts answers by status.
wrk.method = "POST"
wrk.path = os.getenv("LOAD_PATH")
wrk.body = os.getenv("LOAD_BODY")
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "Bearer " .. os.getenv("LOAD_TOKEN")
local tag = os.getenv("LOAD_TAG")
if tag and tag ~= "" then wrk.headers["If-None-Match"] = tag end
