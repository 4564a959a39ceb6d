using TypedDynamics.Querying.Model;
using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Querying.Forms;

/// <summary>One way to write a query, and the same over rows in memory.</summary>
/// <param name="Name">What it shows.</param>
internal abstract record Form(string Name)
{
    /// <param name="name">What it shows.</param>
    /// <param name="query">The query.</param>
    /// <param name="expected">What LINQ makes of the rows.</param>
    /// <param name="isOrdered">Whether the order of results is part of what is asked.</param>
    public static Form Of<TResult>(string name, Func<Tables, DataverseQuery<TResult>> query, Func<Memory, IEnumerable<TResult>> expected, bool isOrdered = false) =>
        new Form<TResult>(name, query, expected, isOrdered);

    /// <summary>The request on a road, or why that road cannot say it.</summary>
    public abstract string TextOn(Road road, Tables tables);

    /// <summary>The results on a road, each as text; null when that road cannot say it.</summary>
    public abstract Task<List<string>?> RunAsync(Road road, Tables tables);

    /// <summary>What LINQ makes of the rows, each result as text.</summary>
    public abstract List<string> Expected(Memory memory);
}

internal sealed record Form<TResult>(string Name, Func<Tables, DataverseQuery<TResult>> Query, Func<Memory, IEnumerable<TResult>> InMemory, bool IsOrdered) : Form(Name)
{
    public override string TextOn(Road road, Tables tables)
    {
        try
        {
            return On(road, tables).ToString()!;
        }
        catch (QueryNotSupportedException exception)
        {
            return "cannot: " + exception.Message;
        }
    }

    public override async Task<List<string>?> RunAsync(Road road, Tables tables)
    {
        try
        {
            return Texts(await On(road, tables).ToListAsync());
        }
        catch (QueryNotSupportedException)
        {
            return null;
        }
    }

    public override List<string> Expected(Memory memory) => Texts(InMemory(memory));

    private DataverseQuery<TResult> On(Road road, Tables tables)
    {
        var query = Query(tables);
        return query.Over(query.Runner, query.Model with { Road = road });
    }

    private List<string> Texts(IEnumerable<TResult> results)
    {
        var texts = results.Select(static result => FormattableString.Invariant($"{result}"));
        return IsOrdered ? [.. texts] : [.. texts.Order(StringComparer.Ordinal)];
    }
}

/// <summary>The tables that forms ask.</summary>
internal sealed record Tables(EntitySet<Account> Accounts, EntitySet<Contact> Contacts, EntitySet<TaskEntity> Tasks);

/// <summary>Their rows, with those that are related.</summary>
internal sealed record Memory(List<Account> Accounts, List<Contact> Contacts, List<TaskEntity> Tasks);
