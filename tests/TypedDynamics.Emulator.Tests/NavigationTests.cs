using System.Collections.Immutable;
using System.Text.Json;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator;

/// <summary>Navigations over real documents, where nothing but the CSDL tells what stands behind them.</summary>
public sealed class NavigationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("navigations").FullName;

    public static IEnumerable<TheoryDataRow<string>> RealDocuments => Corpus.CsdlNames;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(RealDocuments))]
    public void Nearly_all_have_a_column(string name)
    {
        var tables = Load(name);

        // The documents have no column that these could stand for.
        Assert.Subset(
            new HashSet<string> { "incident.responsiblecontactid", "mobileofflineprofileitem.profileitemrule", "post.postregardingid", "queue.businessunitid", "queue.primaryuserid", "sdkmessageprocessingstep.plugintypeid" },
            tables.SelectMany(static table => table.Navigations).Where(static each => each is { IsCollection: false, IsKnown: false }).Select(static each => $"{each.Source}.{each.Name}").ToHashSet());
        Assert.Equal("_regardingobjectid_value", ColumnOf("task", "regardingobjectid_account_task"));
        Assert.Equal("_slaid_value", ColumnOf("task", "sla_task_sla"));
        Assert.Equal("stageid", ColumnOf("task", "stageid_processstage"));
        Assert.Equal("stageid", ColumnOf("processstage", "processstage_tasks"));
        Assert.Equal("activityid", ColumnOf("activitypointer", "activity_pointer_task"));
        Assert.Equal("activityid", ColumnOf("email", "activity_pointer_task"));

        string? ColumnOf(string table, string navigation) => tables.Single(each => each.LogicalName == table).Navigation(navigation)!.Column!.Name;
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(RealDocuments))]
    [Trait("Category", "Slow")]
    public async Task Each_can_be_expanded(string name)
    {
        var tables = Load(name);
        await using var org = await Org.StartAsync(cache: _folder);
        foreach (var table in tables.Where(static table => table.SetName is not null))
        {
            // As many at a time as the service takes.
            foreach (var some in table.Navigations.Chunk(15))
            {
                var reply = await org.GetAsync($"{table.SetName}?$top=1&$select={table.Key.Name}&$expand={string.Join(',', some.Select(static each => $"{each.Name}($select={each.Target.Key.Name})"))}");
                Assert.True(reply.Status == 200, $"{table}: {reply.Body}");
            }
        }
    }

    [Fact]
    public async Task One_without_a_column_leads_to_no_row_and_is_not_written_through()
    {
        Load("embc-ess-mod_2022-10-27.xml");
        await using var org = await Org.StartAsync(cache: _folder);
        var (queue, user) = (new Guid(1, 0, 0, new byte[8]), new Guid(2, 0, 0, new byte[8]));
        await org.PostAsync("systemusers", $$"""{"systemuserid":"{{user}}","lastname":"Ott"}""");
        await org.PostAsync("queues", $$"""{"queueid":"{{queue}}","name":"Mail"}""");

        Assert.Equal(JsonValueKind.Null, Assert.Single((await org.GetAsync("queues?$select=name&$expand=primaryuserid($select=fullname)")).Rows).GetProperty("primaryuserid").ValueKind);
        Assert.Equal(JsonValueKind.Null, Assert.Single((await org.GetAsync("queues?$select=name&$expand=primaryuserid/$ref")).Rows).GetProperty("primaryuserid").ValueKind);
        Assert.Equal(204, (await org.GetAsync($"queues({queue})/primaryuserid")).Status);
        Assert.Equal(204, (await org.GetAsync($"queues({queue})/primaryuserid/$ref")).Status);
        Assert.Single((await org.GetAsync("queues?$filter=primaryuserid/fullname eq null")).Rows);
        Assert.Empty((await org.GetAsync("queues?$filter=primaryuserid/fullname ne null")).Rows);
        Assert.Empty((await org.GetAsync($"systemusers({user})/queue_primary_user")).Rows);
        Assert.Empty((await org.GetAsync($"systemusers({user})/queue_primary_user/$ref")).Rows);
        Assert.Empty((await org.GetAsync("systemusers?$filter=queue_primary_user/any(q:q/name eq 'Mail')")).Rows);
        Assert.Equal(0, (await org.GetAsync($"systemusers({user})?$expand=queue_primary_user")).Json.GetProperty("queue_primary_user").GetArrayLength());

        Assert.Equal(501, (await org.SendAsync(HttpMethod.Patch, $"queues({queue})", $$"""{"primaryuserid@odata.bind":"systemusers({{user}})"}""")).Status);
        Assert.Equal(501, (await org.SendAsync(HttpMethod.Put, $"queues({queue})/primaryuserid/$ref", $$"""{"@odata.id":"{{Org.Root}}systemusers({{user}})"}""")).Status);
        Assert.Equal(501, (await org.PostAsync($"systemusers({user})/queue_primary_user/$ref", $$"""{"@odata.id":"{{Org.Root}}queues({{queue}})"}""")).Status);
        Assert.Equal(501, (await org.PostAsync($"systemusers({user})/queue_primary_user", """{"name":"x"}""")).Status);
    }

    private ImmutableArray<Table> Load(string name)
    {
        File.Copy(Corpus.Csdl(name), Path.Combine(_folder, "metadata.xml"));
        return OrgLoading.Load(SchemaDocuments.Read(_folder)).Tables;
    }
}
