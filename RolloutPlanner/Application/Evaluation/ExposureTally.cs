using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;

namespace RolloutPlanner.Application.Evaluation;

/// <summary>Counts the different people who were evaluated for one flag, per answer. Adding never waits and allocates nothing once an answer was seen in the present minute.</summary>
public sealed class ExposureTally(DateTimeOffset since)
{
    private const int Hour = 60;
    private const int Slice = 10;

    private readonly Lock _lock = new();
    private volatile Cell?[] _cells = [];

    /// <param name="outcome">The number of the answer, see <see cref="Outcomes"/>.</param>
    /// <param name="person">See <see cref="DistinctPeople.HashOf"/>.</param>
    /// <param name="minute">Whole minutes of the clock, from any beginning.</param>
    public void Add(int outcome, ulong person, long minute)
    {
        var cells = _cells;
        var cell = outcome < cells.Length ? cells[outcome] : null;
        (cell ?? Open(outcome)).At(minute).Add(person);
    }

    public ExposureCount Read(long minute)
    {
        var seen = _cells.Index()
            .Where(each => each.Item is not null)
            .Select(each => (Answer: Outcomes.At(each.Index), People: each.Item!.Read(minute)))
            .Where(each => each.People.Hour.Count() > 0)
            .ToList();
        var everybody = new DistinctPeople();
        foreach (var each in seen) everybody.Add(each.People.Hour);
        var outcomes = seen
            .GroupBy(each => (each.Answer.IsOn, each.Answer.Stage))
            .OrderByDescending(group => group.Key.IsOn).ThenBy(group => group.Key.Stage ?? int.MaxValue)
            .Select(group => Together(group.Key.Stage, group.Key.IsOn, [.. group.Select(each => each.People)]));
        return new(since, everybody.Count(), outcomes.ToValueList());
    }

    private static EvaluatedPeople Together(int? stage, bool isOn, List<(int[] Minutes, DistinctPeople Hour)> parts)
    {
        var hour = new DistinctPeople();
        foreach (var part in parts) hour.Add(part.Hour);
        return new(stage, isOn, [.. Enumerable.Range(0, Hour).Select(i => parts.Sum(part => part.Minutes[i]))], hour.Count());
    }

    private Cell Open(int outcome)
    {
        lock (_lock)
        {
            var cells = _cells;
            if (outcome < cells.Length && cells[outcome] is { } made) return made;
            var larger = new Cell?[Math.Max(cells.Length, outcome + 1)];
            cells.CopyTo(larger, 0);
            var cell = larger[outcome] = new();
            _cells = larger;
            return cell;
        }
    }

    /// <summary>One answer: the present minute whole, older ones as numbers, and the hour in slices of ten minutes, so that nobody is counted twice in it.</summary>
    private sealed class Cell
    {
        private readonly Lock _lock = new();
        private readonly int[] _minutes = new int[Hour];
        private readonly (long Number, DistinctPeople? People)[] _slices = new (long, DistinctPeople?)[Hour / Slice + 1];
        private volatile Present _present = new(long.MinValue);

        public DistinctPeople At(long minute)
        {
            var present = _present;
            return present.Minute >= minute ? present.People : Turn(minute);
        }

        public (int[] Minutes, DistinctPeople Hour) Read(long minute)
        {
            lock (_lock)
            {
                if (_present.Minute < minute) TurnLocked(minute);
                var hour = new DistinctPeople();
                hour.Add(_present.People);
                foreach (var (number, people) in _slices)
                {
                    if (people is not null && number > minute / Slice - _slices.Length) hour.Add(people);
                }
                return ([.. Enumerable.Range(1, Hour).Select(back => _minutes[(minute - Hour - 1 + back) % Hour])], hour);
            }
        }

        private DistinctPeople Turn(long minute)
        {
            lock (_lock)
            {
                return _present.Minute >= minute ? _present.People : TurnLocked(minute);
            }
        }

        private DistinctPeople TurnLocked(long minute)
        {
            var old = _present;
            var gone = old.Minute == long.MinValue ? Hour : Math.Min(Hour, minute - old.Minute);
            for (var back = 0; back < gone; back++) _minutes[(minute - 1 - back) % Hour] = 0;
            if (old.Minute != long.MinValue && minute - old.Minute <= Hour)
            {
                _minutes[old.Minute % Hour] = old.People.Count();
                ref var slice = ref _slices[old.Minute / Slice % _slices.Length];
                if (slice.Number != old.Minute / Slice || slice.People is null) slice = (old.Minute / Slice, new());
                slice.People!.Add(old.People);
            }
            _present = new(minute);
            return _present.People;
        }

        private sealed class Present(long minute)
        {
            public long Minute { get; } = minute;

            public DistinctPeople People { get; } = new();
        }
    }
}
