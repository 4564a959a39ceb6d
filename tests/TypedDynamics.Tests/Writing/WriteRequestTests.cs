using System.Net;
using System.Net.Http.Headers;
using TypedDynamics.Tests.Fixtures;
using TypedDynamics.Tests.Http;
using TypedDynamics.Tests.Shared;

namespace TypedDynamics.Tests.Writing;

/// <summary>What each write puts on the wire, and what it makes of the answer.</summary>
public sealed class WriteRequestTests
{
    private static readonly Guid s_id = new("0f8fad5b-d9cb-469f-a165-70867728950e");
    private static readonly Guid s_other = new("7c9e6679-7425-40de-944b-e07fc1f90ae7");

    [Fact]
    public async Task A_create_sends_what_was_assigned_and_an_id_of_the_clients_making()
    {
        var (contacts, sent) = Contacts(new(HttpStatusCode.NoContent));
        var contact = new Contact { LastName = "Smith", BirthDate = null, ParentCustomerId = new Lookup<Account>(s_other) };

        var id = await contacts.CreateAsync(contact, TestContext.Current.CancellationToken);

        Assert.Equal(("POST", "contacts", "application/json"), (sent.Request.Method.Method, sent.Request.Address, sent.Request.Headers["Content-Type"]));
        Assert.Equal($$"""{"contactid":"{{id}}","lastname":"Smith","birthdate":null,"parentcustomerid_account@odata.bind":"/accounts({{s_other}})"}""", sent.Request.Body);
        Assert.False(sent.Request.Headers.ContainsKey("Prefer"));
        Assert.NotEqual(Guid.Empty, id);
        Assert.Equal((id, false), (contact.Id, contact.HasChanges));
    }

    [Fact]
    public async Task A_create_keeps_an_id_of_the_users_making()
    {
        var (contacts, sent) = Contacts(new(HttpStatusCode.NoContent));

        Assert.Equal(s_id, await contacts.CreateAsync(new Contact { ContactId = s_id }, TestContext.Current.CancellationToken));
        Assert.Equal($$"""{"contactid":"{{s_id}}"}""", sent.Request.Body);
    }

    [Fact]
    public async Task A_refused_create_leaves_the_row_as_it_was_but_for_its_id()
    {
        var (contacts, sent) = Contacts(CapturingHandler.Json(HttpStatusCode.BadRequest, """{"error":{"code":"0x80040203","message":"No."}}"""));
        var contact = new Contact { LastName = "Smith" };

        await Assert.ThrowsAsync<DataverseException>(() => contacts.CreateAsync(contact, TestContext.Current.CancellationToken));

        Assert.True(contact.HasChanges);
        Assert.Contains(contact.Id.ToString(), sent.Request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_create_can_bring_back_what_a_selector_reads()
    {
        var (contacts, sent) = Contacts(CapturingHandler.Json(HttpStatusCode.Created, $$"""{"@odata.etag":"W/\"1\"","fullname":"Ann Smith","contactid":"{{s_id}}","createdby":{"fullname":"Alex"} }"""));

        var made = await contacts.CreateAndReadAsync(new Contact { LastName = "Smith" }, c => new { c.FullName, By = c.CreatedBy?.FullName }, TestContext.Current.CancellationToken);

        Assert.Equal(("contacts?$select=fullname&$expand=createdby($select=fullname)", "return=representation"), (sent.Request.Address, sent.Request.Headers["Prefer"]));
        Assert.Equal(("Ann Smith", "Alex"), (made.FullName, made.By));
    }

    [Fact]
    public async Task An_update_sends_what_was_assigned_and_demands_that_the_row_is_there()
    {
        var (contacts, sent) = Contacts(new(HttpStatusCode.NoContent));
        var contact = new Contact { ContactId = s_id, LastName = "Jones", EMailAddress1 = null };

        await contacts.UpdateAsync(contact, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(("PATCH", $"contacts({s_id})", "*"), (sent.Request.Method.Method, sent.Request.Address, sent.Request.Headers["If-Match"]));
        Assert.Equal("""{"lastname":"Jones","emailaddress1":null}""", sent.Request.Body);
        Assert.False(contact.HasChanges);
    }

    [Fact]
    public async Task An_update_of_nothing_sends_nothing()
    {
        var (contacts, sent) = Contacts(new(HttpStatusCode.NoContent));

        await contacts.UpdateAsync(new Contact { ContactId = s_id }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty(sent.Requests);
    }

    [Fact]
    public async Task An_update_can_demand_the_version_that_was_read_and_then_has_the_next()
    {
        var (contacts, sent) = Contacts(Answer(HttpStatusCode.OK, $$"""{"@odata.etag":"W/\"8\"","contactid":"{{s_id}}"}""", "W/\"8\""));
        var contact = new Contact { ContactId = s_id, LastName = "Jones", ETag = "W/\"7\"" };

        await contacts.UpdateAsync(contact, ConcurrencyMode.IfUnchanged, TestContext.Current.CancellationToken);

        Assert.Equal(($"contacts({s_id})?$select=contactid", "W/\"7\"", "return=representation"), (sent.Request.Address, sent.Request.Headers["If-Match"], sent.Request.Headers["Prefer"]));
        Assert.Equal("W/\"8\"", contact.ETag);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, UpsertOutcome.Updated)]
    [InlineData(HttpStatusCode.Created, UpsertOutcome.Created)]
    public async Task An_upsert_says_what_it_did(HttpStatusCode status, UpsertOutcome outcome)
    {
        var (contacts, sent) = Contacts(CapturingHandler.Json(status, $$"""{"@odata.etag":"W/\"8\"","contactid":"{{s_id}}"}"""));
        var contact = new Contact { ContactId = s_id, LastName = "Jones" };

        Assert.Equal(outcome, await contacts.UpsertAsync(contact, TestContext.Current.CancellationToken));
        Assert.Equal(("PATCH", $"contacts({s_id})?$select=contactid", """{"lastname":"Jones"}"""), (sent.Request.Method.Method, sent.Request.Address, sent.Request.Body));
        Assert.False(sent.Request.Headers.ContainsKey("If-Match"));
        Assert.Equal(("W/\"8\"", false), (contact.ETag, contact.HasChanges));
    }

    [Fact]
    public async Task An_upsert_by_alternate_key_gives_the_row_its_id()
    {
        var (contacts, sent) = Contacts(CapturingHandler.Json(HttpStatusCode.OK, $$"""{"contactid":"{{s_id}}"}"""));
        var contact = new Contact { FirstName = "O'Neil", LastName = "Ångström & Sons", DoNotEmail = true };

        await contacts.UpsertAsync(contact, c => new { c.FirstName, c.LastName }, TestContext.Current.CancellationToken);

        Assert.Equal("contacts(firstname='O''Neil',lastname='%C3%85ngstr%C3%B6m%20%26%20Sons')?$select=contactid", sent.Request.Address);
        Assert.Equal("""{"donotemail":true}""", sent.Request.Body);
        Assert.Equal(s_id, contact.Id);
    }

    [Fact]
    public async Task A_delete_names_the_row_and_on_request_its_version()
    {
        var (contacts, sent) = Contacts(new(HttpStatusCode.NoContent));

        await contacts.DeleteAsync(s_id, TestContext.Current.CancellationToken);
        await contacts.DeleteAsync(new Contact { ContactId = s_id, ETag = "W/\"7\"" }, ConcurrencyMode.IfUnchanged, TestContext.Current.CancellationToken);

        Assert.All(sent.Requests, static request => Assert.Equal(("DELETE", $"contacts({s_id})"), (request.Method.Method, request.Address)));
        Assert.Equal([false, true], sent.Requests.Select(static request => request.Headers.ContainsKey("If-Match")));
    }

    [Fact]
    public async Task One_column_is_set_or_cleared()
    {
        var (accounts, sent) = Accounts(new(HttpStatusCode.NoContent));

        await accounts.SetAsync(s_id, a => a.Name, "New", TestContext.Current.CancellationToken);
        await accounts.SetAsync(s_id, a => a.Revenue, 2.50m, TestContext.Current.CancellationToken);
        await accounts.SetAsync(s_id, a => a.IndustryCode, (AccountIndustryCode)4, TestContext.Current.CancellationToken);
        await accounts.SetAsync(s_id, a => a.FoundedOn, new DateOnly(2020, 1, 2), TestContext.Current.CancellationToken);
        await accounts.SetAsync(s_id, a => a.Markets, new ChoiceSet<AccountMarket>((AccountMarket)2, (AccountMarket)1), TestContext.Current.CancellationToken);
        await accounts.SetAsync(s_id, a => a.Name, null, TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                $$"""PUT accounts({{s_id}})/name {"value":"New"}""",
                $$"""PUT accounts({{s_id}})/revenue {"value":2.50}""",
                $$"""PUT accounts({{s_id}})/industrycode {"value":4}""",
                $$"""PUT accounts({{s_id}})/new_foundedon {"value":"2020-01-02"}""",
                $$"""PUT accounts({{s_id}})/new_markets {"value":"1,2"}""",
                $"DELETE accounts({s_id})/name ",
            ],
            sent.Requests.Select(static request => $"{request.Method} {request.Address} {request.Body}"));
    }

    [Fact]
    public async Task Rows_are_tied_together_and_apart()
    {
        var (accounts, sent) = Accounts(new(HttpStatusCode.NoContent));

        await accounts.AssociateAsync(s_id, a => a.ContactCustomerAccounts, s_other, TestContext.Current.CancellationToken);
        await accounts.AssociateAsync(s_id, a => a.PrimaryContact, s_other, TestContext.Current.CancellationToken);
        await accounts.DisassociateAsync(s_id, a => a.ContactCustomerAccounts, s_other, TestContext.Current.CancellationToken);
        await accounts.DisassociateAsync(s_id, a => a.PrimaryContact, cancellationToken: TestContext.Current.CancellationToken);

        var body = $$"""{"@odata.id":"https://contoso.crm.dynamics.com/api/data/v9.2/contacts({{s_other}})"}""";
        Assert.Equal(
            [
                $"POST accounts({s_id})/contact_customer_accounts/$ref {body}",
                $"PUT accounts({s_id})/primarycontactid/$ref {body}",
                $"DELETE accounts({s_id})/contact_customer_accounts({s_other})/$ref ",
                $"DELETE accounts({s_id})/primarycontactid/$ref ",
            ],
            sent.Requests.Select(static request => $"{request.Method} {request.Address} {request.Body}"));
    }

    [Fact]
    public async Task What_cannot_be_written_is_said_before_anything_is_sent()
    {
        var (contacts, sent) = Contacts(new(HttpStatusCode.NoContent));
        var (accounts, _) = Accounts(new(HttpStatusCode.NoContent));

        Assert.Contains("has no id", (await Assert.ThrowsAsync<ArgumentException>(() => contacts.UpdateAsync(new Contact { LastName = "x" }))).Message, StringComparison.Ordinal);
        Assert.Contains("has no id", (await Assert.ThrowsAsync<ArgumentException>(() => contacts.DeleteAsync(Guid.Empty))).Message, StringComparison.Ordinal);
        Assert.Contains("has no version", (await Assert.ThrowsAsync<InvalidOperationException>(() => contacts.UpdateAsync(new Contact { ContactId = s_id, LastName = "x" }, ConcurrencyMode.IfUnchanged))).Message, StringComparison.Ordinal);
        Assert.Contains("it has new_email (emailaddress1) and new_name (firstname, lastname)", (await Assert.ThrowsAsync<ArgumentException>(() => contacts.UpsertAsync(new Contact { LastName = "x" }, c => c.LastName))).Message, StringComparison.Ordinal);
        Assert.Contains("'EMailAddress1' is null", (await Assert.ThrowsAsync<ArgumentException>(() => contacts.UpsertAsync(new Contact { LastName = "x" }, c => c.EMailAddress1))).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be set by itself", (await Assert.ThrowsAsync<ArgumentException>(() => accounts.SetAsync(s_id, a => a.PrimaryContactId, null))).Message, StringComparison.Ordinal);
        Assert.Contains("filled in by the service", (await Assert.ThrowsAsync<ArgumentException>(() => accounts.SetAsync(s_id, a => a.CreatedOn, null))).Message, StringComparison.Ordinal);
        Assert.Contains("'primarycontactid' was set to a row that has no id", (await Assert.ThrowsAsync<InvalidOperationException>(() => accounts.UpdateAsync(new Account { AccountId = s_id, PrimaryContactId = new Contact { LastName = "x" } }))).Message, StringComparison.Ordinal);
        Assert.Contains("is no navigation", (await Assert.ThrowsAsync<ArgumentException>(() => accounts.AssociateAsync(s_id, a => a.Name, s_other))).Message, StringComparison.Ordinal);
        Assert.Contains("is a collection", (await Assert.ThrowsAsync<ArgumentException>(() => accounts.DisassociateAsync(s_id, a => a.ContactCustomerAccounts))).Message, StringComparison.Ordinal);
        Assert.Empty(sent.Requests);
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, string body, string etag)
    {
        var answer = CapturingHandler.Json(status, body);
        answer.Headers.ETag = EntityTagHeaderValue.Parse(etag);
        return answer;
    }

    private static (EntitySet<Contact> Set, CapturingHandler Sent) Contacts(HttpResponseMessage answer)
    {
        var handler = new CapturingHandler(_ => answer);
        return (new(Connections.Over(handler)), handler);
    }

    private static (EntitySet<Account> Set, CapturingHandler Sent) Accounts(HttpResponseMessage answer)
    {
        var handler = new CapturingHandler(_ => answer);
        return (new(Connections.Over(handler)), handler);
    }
}
