namespace Bureau.Infrastructure.Limits;

/// <summary>
/// What Redis does with a budget in one step. By Redis's own clock: those of the nodes may differ. A key that is not there begins full, unless the node knows less; and a node that knew of the budget
/// before its key was made, so that the former was lost, takes what it remembers off it. A key that is older than what the node knows was set back (a replica that had not been told everything took over,
/// or a file was loaded): it counts as made now, so that every node is heard once.
/// </summary>
internal static class BudgetScript
{
    /// <summary>
    /// KEYS: the budget. ARGV: capacity, rate a second, quota (0: none), milliseconds to keep it, what is given back (below zero: spent elsewhere), what the node knows (available, used, at; or three
    /// times empty), then the amounts. Returns the time in seconds, what is available, what was used of the day, and for each amount 0 (taken), 1 (not enough) or 2 (over the quota).
    /// </summary>
    public const string Text = """
        local clock = redis.call('TIME')
        local now = tonumber(clock[1]) + tonumber(clock[2]) / 1000000
        local capacity, rate, quota = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
        local function at_now(available, used, at)
            if now > at then
                available = available + (now - at) * rate
                if math.floor(now / 86400) > math.floor(at / 86400) then used = 0 end
            end
            return math.min(capacity, available), used
        end
        local held = redis.call('HMGET', KEYS[1], 'available', 'used', 'at', 'made')
        local available, used, made = capacity, 0, now
        if held[1] then
            available, used = at_now(tonumber(held[1]), tonumber(held[2]), tonumber(held[3]))
            made = tonumber(held[4])
        end
        local known_at = tonumber(ARGV[8])
        if known_at and held[1] and known_at <= now and known_at > tonumber(held[3]) + 0.000002 then made = now end
        if known_at and known_at + 0.000002 < made then
            local known, spent = at_now(tonumber(ARGV[6]), tonumber(ARGV[7]), known_at)
            available, used = math.min(available, known), math.max(used, spent)
        end
        local back = tonumber(ARGV[5])
        available, used = math.min(capacity, available + back), math.max(0, used - back)
        local answer = { string.format('%.6f', now), '', '' }
        for i = 9, #ARGV do
            local amount = tonumber(ARGV[i])
            local refused = 0
            if amount > 0 and quota > 0 and used + amount > quota then
                refused = 2
            elseif amount > available and amount > 0 then
                refused = 1
            else
                available, used = available - amount, used + amount
            end
            answer[#answer + 1] = refused
        end
        answer[2], answer[3] = string.format('%.6f', available), string.format('%.6f', used)
        redis.call('HSET', KEYS[1], 'available', answer[2], 'used', answer[3], 'at', answer[1], 'made', string.format('%.6f', made))
        redis.call('PEXPIRE', KEYS[1], ARGV[4])
        return answer
        """;
}
