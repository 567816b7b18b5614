using System.Text;
using FsCheck;
using FsCheck.Fluent;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Tests.Domain.Targeting;

/// <summary>A context that was laid out for a table says the same as the plain one, whichever way it was made.</summary>
public sealed class PreparedContextTests
{
    private static readonly AttributeValue Inner = new AttributeValue.Text("inner");
    private static readonly AttributeValue Outer = new AttributeValue.Text("outer");

    [Fact]
    public void Explain_AnyRulesAndContext_IsTheSameHoweverTheContextWasMade()
    {
        var asked = Gen.Zip(RandomRules.Rule.ListOf(3), RandomRules.Context).ToArbitrary();

        Prop.ForAll(asked, pair =>
        {
            var (table, context) = (new AttributeTable(), pair.Item2);
            var early = context.PreparedFor(table);
            var rules = pair.Item1.Select(rule => RuleCompiler.Compile(rule, table).Value).ToList();
            EvaluationContext[] others = [early, context.PreparedFor(table), context.PreparedFor(new()), Filled(context, table), Filled(context, table).PreparedFor(table), early.PreparedFor(table)];
            return rules.All(rule => others.All(other => other.TargetingKey == context.TargetingKey && other.At == context.At
                && rule.Explain(other) == rule.Explain(context) && rule.Matches(other) == rule.Matches(context)));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Find_InAPreparedContext_SeesAPathAsItWasWritten()
    {
        var table = TableOf("a", "a.b", "a.b.c", "crm.role", "targetingKey.x");
        var context = Context(("a", Object(("b", Object(("c", Inner))), ("b.c", Outer))), ("crm", Object(("role", Inner))), ("crm.role", Outer), ("targetingKey", Object(("x", Inner))));

        var prepared = context.PreparedFor(table);

        Assert.Equal([Outer, Outer, Inner], ((string[])["a.b.c", "crm.role", "targetingKey.x"]).Select(name => Ask(prepared, table, name)));
        Assert.Equal(Object(("c", Inner)), Ask(prepared, table, "a.b"));
    }

    [Fact]
    public void Wants_NamesOfTheTableAndTheirHeads_AndNothingElse()
    {
        var builder = new ContextBuilder(TableOf("plan", "crm.role", "targetingKey"));

        Assert.Equal([true, true, true, false, false, false], ((string[])["plan", "crm.role", "crm", "role", "city", "targetingKey"]).Select(name => builder.Wants(Encoding.UTF8.GetBytes(name), out _)));
    }

    [Fact]
    public void TryAdd_AValueForTheSecondTime_ChangesNothing()
    {
        var table = TableOf("plan");
        var builder = new ContextBuilder(table);
        Assert.True(builder.Wants("plan"u8, out var slot));

        Assert.Equal((true, false, false), (builder.TryAdd(slot, Inner), builder.TryAdd(slot, Outer), builder.TryAdd("plan", Outer)));
        Assert.Equal((true, false), (builder.TryAdd("city", Inner), builder.TryAdd("city", Outer)));

        var context = builder.Build(null, default);
        Assert.Equal([new("city", Inner), new("plan", Inner)], context.Attributes.OrderBy(pair => pair.Key, StringComparer.Ordinal));
        Assert.Throws<InvalidOperationException>(() => builder.TryAdd("age", Inner));
    }

    [Fact]
    public void Table_MoreNamesThanItsSlots_FindsTheRestByName()
    {
        var table = TableOf([.. Enumerable.Range(0, 2 * AttributeTable.MaxSlots).Select(i => $"n{i}")]);
        var builder = new ContextBuilder(table);
        var last = $"n{2 * AttributeTable.MaxSlots - 1}";

        Assert.True(builder.Wants("anything"u8, out var slot));
        Assert.True(slot < 0 && builder.TryAdd(last, Inner) && builder.TryAdd("n0", Outer));

        var context = builder.Build(null, default);
        Assert.Equal((Inner, Outer, null), (Ask(context, table, last), Ask(context, table, "n0"), Ask(context, table, "n1")));
        Assert.Equal(Inner, Ask(Context((last, Inner)).PreparedFor(table), table, last));
    }

    [Fact]
    public void Names_OutsideAscii_AreFoundInBothForms()
    {
        var table = TableOf("größe.länge");
        var builder = new ContextBuilder(table);

        Assert.True(builder.Wants("größe"u8, out var slot) && builder.TryAdd(slot, Object(("länge", Inner))));

        Assert.Equal(Inner, Ask(builder.Build(null, default), table, "größe.länge"));
        Assert.Equal(Inner, Ask(Context(("größe", Object(("länge", Inner))), ("x" + (char)0xD800, Outer)).PreparedFor(table), table, "größe.länge"));
    }

    [Fact]
    public void IsTimeDependent_OnlyWithACondition_OnTheLastDays()
    {
        var joined = new RuleSpec { Attribute = "joined", Operator = "withinLastDays", Values = ["7"] };
        var plan = new RuleSpec { Attribute = "plan", Operator = "is", Values = ["pro"] };

        Assert.True(Compiled(new RuleSpec { Kind = "any", Rules = [plan, new() { Kind = "none", Rules = [joined] }] }).IsTimeDependent);
        Assert.False(Compiled(new RuleSpec { Kind = "any", Rules = [plan, joined with { Operator = "after", Values = ["2026-01-01"] }] }).IsTimeDependent);
    }

    private static CompiledRule Compiled(RuleSpec spec) => RuleCompiler.Compile(RuleParser.Parse(spec, "rule").Value).Value;

    private static EvaluationContext Filled(EvaluationContext context, AttributeTable table)
    {
        var builder = new ContextBuilder(table);
        foreach (var (name, value) in context.Attributes)
        {
            if (builder.Wants(Encoding.UTF8.GetBytes(name), out var slot)) Assert.True(builder.TryAdd(slot, value));
        }
        return builder.Build(context.TargetingKey, context.At);
    }

    private static AttributeTable TableOf(params string[] names)
    {
        var table = new AttributeTable();
        foreach (var name in names) table.Add(AttributeName.Parse(name, "name").Value);
        return table;
    }

    private static AttributeValue? Ask(EvaluationContext context, AttributeTable table, string name) => new AttributeRef(AttributeName.Parse(name, "name").Value, table).In(context);

    private static EvaluationContext Context(params (string, AttributeValue)[] values) =>
        new(TargetingKey.Parse("u-1", "key").Value, default, values.Select(value => KeyValuePair.Create(value.Item1, value.Item2)));

    private static AttributeValue Object(params (string, AttributeValue)[] values) =>
        new AttributeValue.Nested(values.Select(value => KeyValuePair.Create(value.Item1, value.Item2)));
}
