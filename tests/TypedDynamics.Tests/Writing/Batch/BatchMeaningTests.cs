using System.Net;
using System.Text;
using TypedDynamics.Tests.Fixtures;
using TypedDynamics.Tests.Http;
using TypedDynamics.Tests.Shared;

namespace TypedDynamics.Tests.Writing.Batch;

/// <summary>Batches against the emulator, and against answers that lack something.</summary>
public sealed class BatchMeaningTests(EmulatedOrg org) : IClassFixture<EmulatedOrg>
{
    private EntitySet<Contact> Contacts => org.Set<Contact>();

    [Fact]
    public async Task Writes_and_queries_are_carried_out_in_their_order()
    {
        var batch = org.CreateBatch();
        var contact = new Contact { LastName = "Batched", FirstName = "Ann" };
        var created = batch.Create(contact);
        var before = batch.Query(Contacts.Where(c => c.LastName == "Batched").Select(c => c.FirstName));
        var upserted = batch.Upsert(new Contact { ContactId = contact.Id, FirstName = "Anna" });
        var after = batch.Query(Contacts.Where(c => c.LastName == "Batched"));
        batch.Delete<Contact>(contact.Id);
        var gone = batch.Query(Contacts.Where(c => c.LastName == "Batched"));
        Assert.All(batch.Items, static item => Assert.Equal(BatchItemState.Waiting, item.State));
        Assert.Throws<InvalidOperationException>(() => created.Result);

        await batch.SendAsync();

        Assert.Empty(batch.Failures);
        Assert.Equal((contact.Id, false), (created.Result, contact.HasChanges));
        Assert.Equal(["Ann"], before.Result.Rows);
        Assert.Equal(UpsertOutcome.Updated, upserted.Result);
        Assert.Equal(["Anna"], after.Result.Rows.Select(static row => row.FirstName));
        Assert.Empty(gone.Result.Rows);
    }

    [Fact]
    public async Task A_change_set_is_carried_out_all_or_none()
    {
        var batch = org.CreateBatch();
        var good = batch.ChangeSet();
        var account = new Account { Name = "In a set" };
        good.Create(account);
        good.Create(new Contact { LastName = "In a set", ParentCustomerId = account });
        var bad = batch.ChangeSet();
        var lost = bad.Create(new Contact { LastName = "In no set" });
        var missing = bad.Update(new Contact { ContactId = Guid.NewGuid(), LastName = "In no set" });
        var behind = batch.Create(new Contact { LastName = "Behind the sets" });

        await batch.SendAsync(continueOnError: true);

        Assert.Equal([lost, missing], batch.Failures);
        Assert.Equal((BatchItemState.Failed, BatchItemState.Failed, BatchItemState.Succeeded), (lost.State, missing.State, behind.State));
        Assert.Equal(HttpStatusCode.NotFound, Assert.IsType<DataverseException>(lost.Error).StatusCode);
        Assert.Equal(1, await Contacts.Where(c => c.ParentCustomerAccount!.Name == "In a set").CountAsync());
        Assert.Equal(0, await Contacts.Where(c => c.LastName == "In no set").CountAsync());
        Assert.Equal(1, await Contacts.Where(c => c.LastName == "Behind the sets").CountAsync());
    }

    [Fact]
    public async Task Without_going_on_the_first_failure_is_thrown_and_the_rest_is_not_carried_out()
    {
        var batch = org.CreateBatch();
        batch.Delete<Contact>(Guid.NewGuid());
        var behind = batch.Create(new Contact { LastName = "Not reached" });

        var failure = await Assert.ThrowsAsync<DataverseException>(() => batch.SendAsync());

        Assert.Equal((HttpStatusCode.NotFound, "0x80040217"), (failure.StatusCode, failure.Code));
        Assert.Equal(BatchItemState.Unanswered, behind.State);
        Assert.Equal(0, await Contacts.Where(c => c.LastName == "Not reached").CountAsync());
    }

    [Fact]
    public async Task More_requests_than_a_batch_holds_all_arrive_once()
    {
        var batch = org.CreateBatch();
        for (var i = 0; i < 2100; i++) batch.Create(new Contact { LastName = "Many", FirstName = $"{i}" });

        await batch.SendAsync(continueOnError: true);

        Assert.Empty(batch.Failures);
        var names = await Contacts.Where(c => c.LastName == "Many").Select(c => c.FirstName).ToListAsync();
        Assert.Equal(2100, names.Count);
        Assert.Equal(2100, names.Distinct().Count());
    }

    [Fact]
    public async Task Requests_come_as_json_for_tables_known_at_run_time()
    {
        var id = await Contacts.CreateAsync(new Contact { LastName = "Json", EMailAddress1 = "json & co@contoso.invalid" });
        var batch = org.CreateBatch();
        var items = batch.AddJson($$"""
            [{"collection":"contacts","action":"create","data":{"lastname":"From JSON"},"returnRepresentation":true},
             {"collection":"accounts","action":"create","data":{"name":"From JSON"} },
             {"collection":"contacts","action":"update","key":"emailaddress1='json & co@contoso.invalid'","data":{"firstname":"Found"} },
             {"collection":"contacts","action":"update","key":"{{Guid.NewGuid()}}","data":{"firstname":"Nobody"} },
             {"collection":"accounts","action":"delete","key":"{{Guid.NewGuid()}}"}]
            """);

        await batch.SendAsync(continueOnError: true);

        Assert.Equal("From JSON", items[0].Result.Row!.Value.GetProperty("lastname").GetString());
        Assert.Equal((true, null), (items[1].Result.Id is not null, items[1].Result.Row));
        Assert.Equal("Found", (await Contacts.GetAsync(id)).FirstName);
        Assert.Equal([items[3], items[4]], batch.Failures);
        Assert.Equal(0, await Contacts.Where(c => c.FirstName == "Nobody").CountAsync());
    }

    [Fact]
    public async Task A_conflict_inside_a_batch_carries_both_versions()
    {
        var id = await Contacts.CreateAsync(new Contact { LastName = "Contended" });
        var (first, second) = (await Contacts.GetAsync(id), await Contacts.GetAsync(id));
        first.FirstName = "A";
        second.FirstName = "B";
        await Contacts.UpdateAsync(first, ConcurrencyMode.IfUnchanged);
        var batch = org.CreateBatch();
        var late = batch.Update(second, ConcurrencyMode.IfUnchanged);

        await batch.SendAsync(continueOnError: true);

        var conflict = Assert.IsType<ConcurrencyException>(late.Error);
        Assert.Equal((second.ETag, first.ETag), (conflict.ExpectedVersion, conflict.CurrentVersion));
    }

    [Fact]
    public async Task An_answer_that_breaks_off_leaves_the_rest_unanswered()
    {
        const string answer = "--b\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n\r\n--b\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 204 No";
        var handler = new CapturingHandler(_ => new(HttpStatusCode.OK) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(answer)) { Headers = { { "Content-Type", "multipart/mixed; boundary=b" } } } });
        using var context = new Operations.Org(Connections.Options(handler));
        var batch = context.CreateBatch();
        var (first, second) = (new Contact { LastName = "1" }, new Contact { LastName = "2" });
        var (one, two) = (batch.Create(first), batch.Create(second));

        await batch.SendAsync(continueOnError: true);

        Assert.Equal((BatchItemState.Succeeded, BatchItemState.Unanswered), (one.State, two.State));
        Assert.Contains("may have been carried out", two.Error!.Message, StringComparison.Ordinal);
        Assert.Equal((false, true), (first.HasChanges, second.HasChanges));
    }

    [Theory]
    [InlineData("text/html", "<html>")]
    [InlineData("application/json", "{}")]
    public async Task An_answer_that_is_no_batch_is_said_so(string contentType, string body)
    {
        var handler = new CapturingHandler(_ => new(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, contentType) });
        using var context = new Operations.Org(Connections.Options(handler));
        var batch = context.CreateBatch();
        var item = batch.Create(new Contact { LastName = "1" });

        await Assert.ThrowsAsync<MalformedResponseException>(() => batch.SendAsync(continueOnError: true));

        Assert.Equal(BatchItemState.Unanswered, item.State);
    }
}
