using System.Linq.Expressions;
using System.Text;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.FetchXml;
using TypedDynamics.Querying.Model;
using TypedDynamics.Querying.OData;
using TypedDynamics.Querying.Translation;
using TypedDynamics.Querying.Translation.Methods;
using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Querying;

/// <summary>docs/query-methods.md is written from the list of what works, so that it cannot say anything else.</summary>
public sealed class MethodTableTests
{
    private static readonly string[] s_values = ["x"];

    // One call of each method that is no function of the service.
    private static readonly Dictionary<string, Expression<Func<Account, bool>>> s_calls = new()
    {
        ["System.String.Contains"] = a => a.Name!.Contains("x"),
        ["System.String.StartsWith"] = a => a.Name!.StartsWith("x"),
        ["System.String.EndsWith"] = a => a.Name!.EndsWith("x"),
        ["System.String.IsNullOrEmpty"] = a => string.IsNullOrEmpty(a.Name),
        ["System.Linq.Enumerable.Any"] = a => a.ContactCustomerAccounts.Any(c => c.LastName == "x"),
        ["System.Linq.Enumerable.All"] = a => a.ContactCustomerAccounts.All(c => c.LastName == "x"),
        ["System.Linq.Enumerable.Contains"] = a => Enumerable.Contains(s_values, a.Name),
        ["System.MemoryExtensions.Contains"] = a => s_values.Contains(a.Name),
        ["TypedDynamics.ChoiceSet.Contains"] = a => a.Markets!.Contains(AccountMarket.Export),
    };

    [Fact]
    public void The_page_of_methods_is_that_of_the_registry()
    {
        var page = RepositoryRoot.File("docs", "query-methods.md");
        var text = Page();
        if (File.Exists(page) && File.ReadAllText(page).ReplaceLineEndings("\n") == text) return;
        File.WriteAllText(Path.ChangeExtension(page, ".received.md"), text);
        Assert.Fail("docs/query-methods.md is not what the registry says. Compare it with query-methods.received.md; rename that to accept.");
    }

    private static string Page()
    {
        var text = new StringBuilder("""
            # Methods in predicates

            What `Where`, and lambdas inside it, may call on columns, and what becomes of it on either road. This page is written by a test from the list by which queries are translated; what is not here
            is refused with a message, at build ([TD1001](rules/TD1001.md)) and when the query is made.

            ## Of .NET

            | method | OData | FetchXML |
            |---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var name in SupportedMethods.Names.Where(static name => !IsFunction(name)).Order(StringComparer.Ordinal))
        {
            var query = Crm.Accounts.Where(s_calls[name]).Select(a => a.Id);
            text.Append($"| `{name}` | `{Uri.UnescapeDataString(query.ToODataUri()).Split("$filter=")[1]}` | `{FilterOf(query.ToFetchXml())}` |\n");
        }

        text.Append("""

            ## Of the service

            `x.Column.Method(…)`, on columns of the row itself or behind navigations; OData knows those of the row itself only, and a query with others goes as FetchXML. *Not* says whether `!` before it can be asked.

            | method | OData | FetchXML | not |
            |---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var (name, function) in FunctionMethods.All.OrderBy(static each => each.Value))
            text.Append($"| `{name}` | {ODataOf(function)} | {FetchXmlOf(function)} | {(HasOpposite(function) ? "yes" : "no")} |\n");
        return text.ToString();
    }

    private static bool IsFunction(string name) => name.StartsWith($"TypedDynamics.{nameof(QueryFunctions)}.", StringComparison.Ordinal);

    private static string FilterOf(string fetchXml) => fetchXml[fetchXml.IndexOf("<filter", StringComparison.Ordinal)..fetchXml.IndexOf("</entity>", StringComparison.Ordinal)];

    private static string ODataOf(ColumnFunction function) => ODataFunctionWriter.CanWrite(Match(function)) ? $"`{function}`" : "no";

    private static string FetchXmlOf(ColumnFunction function)
    {
        try
        {
            return $"`{FetchXmlFunctions.OperatorOf(function)}`";
        }
        catch (QueryNotSupportedException)
        {
            return "no";
        }
    }

    private static bool HasOpposite(ColumnFunction function)
    {
        try
        {
            return Match(function).Opposite() is not null;
        }
        catch (QueryNotSupportedException)
        {
            return false;
        }
    }

    private static FunctionMatch Match(ColumnFunction function) => new(new(null, [], (ColumnModel)EntityModel.Of<Account>().FindMember("Name")!), function, []);
}
