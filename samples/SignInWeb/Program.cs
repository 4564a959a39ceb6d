using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using SignInWeb;
using TypedDynamics.AspNetCore;

// A web application whose users sign in, and read the org in their own name. Without a section "Dataverse" in its configuration it brings an org along.
var builder = WebApplication.CreateBuilder(args);
var address = new Uri(builder.Configuration["urls"] ?? "http://localhost:5080");
builder.Configuration["urls"] = address.AbsoluteUri;
await using var local = builder.Configuration.GetSection("Dataverse").Exists() ? null : await LocalOrg.StartAsync(new Uri(address, "/signed-in"));
if (local is null) builder.Services.AddDataverseSignIn<Crm>(builder.Configuration.GetSection("Dataverse"));
else builder.Services.AddDataverseSignIn<Crm>(local.Configure, local.Configure);

var app = builder.Build();
app.UseDataverseSignIn();
app.MapDataverseSignIn();
app.MapGet("/", static (HttpContext http) => Pages.Welcome(http.User.Identity?.Name));
app.MapGet("/accounts", static async (Crm crm, CancellationToken cancellationToken) =>
{
    var caller = await crm.WhoAmIAsync(cancellationToken);
    var user = await crm.SystemUsers.Where(user => user.Id == caller.UserId).Select(user => user.FullName).FirstAsync(cancellationToken);
    return Pages.Accounts(user ?? "", await crm.Accounts.OrderBy(account => account.Name).Take(10).ToListAsync(cancellationToken));
}).RequireAuthorization();
await app.RunAsync();
