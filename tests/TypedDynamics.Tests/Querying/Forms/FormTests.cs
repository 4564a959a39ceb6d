using System.Text;
using TypedDynamics.Querying.Model;
using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Querying.Forms;

/// <summary>Each way to write a query: what is sent on either road, and the same results by both and by LINQ over the rows themselves.</summary>
public sealed class FormTests(EmulatedOrg org) : IClassFixture<EmulatedOrg>
{
    private static readonly Dictionary<string, Form> s_forms = new[] { ("rows", ShapeForms.All), ("groups", GroupForms.All), ("joins", JoinForms.All) }
        .SelectMany(static group => group.Item2.Select(form => (Name: $"{group.Item1}: {form.Name}", Form: form)))
        .ToDictionary(static each => each.Name, static each => each.Form);

    private static readonly SemaphoreSlim s_gate = new(1);
    private static Memory? s_memory;

    public static TheoryData<string> Cases => [.. s_forms.Keys];

    private Tables Tables => new(org.Accounts, org.Set<Contact>(), org.Set<TaskEntity>());

    [Fact]
    public void Each_form_has_its_text_on_either_road()
    {
        var text = new StringBuilder();
        var tables = new Tables(Crm.Accounts, Crm.Contacts, Crm.Tasks);
        foreach (var (name, form) in s_forms)
            text.Append(name).Append("\n    ").Append(Uri.UnescapeDataString(form.TextOn(Road.OData, tables))).Append("\n    ").Append(form.TextOn(Road.FetchXml, tables)).Append('\n');

        Snapshot.Verify(text.ToString(), extension: "txt");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Either_road_and_linq_have_the_same_results(string name)
    {
        var expected = s_forms[name].Expected(await MemoryAsync());
        var byOData = await s_forms[name].RunAsync(Road.OData, Tables);
        var byFetchXml = await s_forms[name].RunAsync(Road.FetchXml, Tables);

        Assert.NotEmpty(expected);
        Assert.False(byOData is null && byFetchXml is null, "Neither road can say it.");
        if (byOData is not null) Assert.Equal(expected, byOData);
        if (byFetchXml is not null) Assert.Equal(expected, byFetchXml);
    }

    [Fact]
    public void There_are_at_least_two_hundred_forms() =>
        Assert.InRange(s_forms.Count + QueryCorpus.Accounts.Count + FunctionCorpus.Accounts.Count, 200, int.MaxValue);

    private async Task<Memory> MemoryAsync()
    {
        await s_gate.WaitAsync();
        try
        {
            return s_memory ??= new(
                await org.Accounts
                    .Include(a => a.PrimaryContact!.CreatedBy)
                    .Include(a => a.ParentAccount)
                    .Include(a => a.ContactCustomerAccounts)
                    .Include(a => a.AccountTasks)
                    .ToListAsync(),
                await org.Set<Contact>().Include(c => c.CreatedBy).ToListAsync(),
                await org.Set<TaskEntity>().ToListAsync());
        }
        finally
        {
            s_gate.Release();
        }
    }
}
