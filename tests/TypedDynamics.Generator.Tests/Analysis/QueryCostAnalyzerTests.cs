using TypedDynamics.Generator.Analysis;
using TypedDynamics.Generator.Tests.Emitting;
using static TypedDynamics.Generator.Tests.Planning.Orgs;

namespace TypedDynamics.Generator.Tests.Analysis;

public sealed class QueryCostAnalyzerTests
{
    [Fact]
    public Task A_query_for_each_turn_of_a_loop_is_named() => AnalyzedCode.VerifyAsync(new QueryInLoopAnalyzer(), SampleOrg.Org, """
        public static async Task Loops(Crm crm, List<Guid> ids, List<string> names)
        {
            foreach (var id in ids) await crm.Accounts.GetAsync(id); // TD1004
            for (var i = 0; i < ids.Count; i++)
            {
                var id = ids[i];
                Console.WriteLine(await crm.Accounts.Where(a => a.AccountId == id).AnyAsync()); // TD1004
            }

            await foreach (var account in crm.Accounts)
            {
                var tasks = await crm.Tasks.Where(t => t.RegardingObjectId == account).ToListAsync(); // TD1004
                Console.WriteLine(tasks.Count);
            }

            foreach (var account in await crm.Accounts.Where(a => names.Contains(a.Name!)).ToListAsync()) Console.WriteLine(account.Name);
            string? continuation = null;
            do
            {
                var page = await crm.Accounts.ToPageAsync(continuation);
                continuation = page.Continuation;
            }
            while (continuation is not null);

            var at = 0;
            while (at < ids.Count) Console.WriteLine(await crm.Accounts.FindAsync(ids[at++])); // TD1004
            foreach (var name in names)
            {
                await foreach (var account in crm.Accounts.Where(a => a.Name == name)) Console.WriteLine(account.Name); // TD1004
                Console.WriteLine(await crm.Table("accounts").Filter(name).CountAsync()); // TD1004
                Console.WriteLine(await crm.Fetch("accounts", name).ToListAsync()); // TD1004
            }

            await Task.WhenAll(ids.Select(id => crm.Accounts.GetAsync(id))); // TD1004
            await Task.WhenAll(names.Select(async name => await crm.Accounts.Where(a => a.Name == name).ToListAsync())); // TD1004
            ids.ForEach(async id => await crm.Accounts.GetAsync(id)); // TD1004
            await Parallel.ForEachAsync(ids, async (id, cancellation) => await crm.Accounts.GetAsync(id, cancellation)); // TD1004
            var counts = new List<Func<Task<long>>> { () => crm.Accounts.CountAsync() };
            await foreach (var account in crm.Accounts) Console.WriteLine(account.Name);
            foreach (var id in ids) await crm.Accounts.DeleteAsync(id);
            var since = DateTimeOffset.MinValue;
            while (ids.Count > 0)
            {
                var rows = await crm.Accounts.Where(a => a.CreatedOn > since).ToListAsync();
                since = DateTimeOffset.UtcNow;
            }

            while (await crm.Accounts.AnyAsync()) await Task.Delay(1);
            var all = await crm.Accounts.ToListAsync();
            Console.WriteLine(all.Count);
        }
        """);

    [Fact]
    public Task Whole_rows_of_a_very_wide_table_are_named() => AnalyzedCode.VerifyAsync(
        new WholeRowsAnalyzer(),
        Of(
            Entity("wide", [.. Enumerable.Range(0, 101).Select(static i => Column($"c{i}"))]),
            Entity("narrow", [.. Enumerable.Range(0, 99).Select(static i => Column($"c{i}"))])),
        """
        public static async Task Rows(Crm crm)
        {
            await crm.Wides.ToListAsync(); // TD1007
            await foreach (var row in crm.Wides.OrderBy(w => w.C1)) Console.WriteLine(row.C1); // TD1007
            await crm.Wides.Where(w => w.C1 == "x").ToPageAsync(); // TD1007
            await crm.Wides.Select(w => w.C1).ToListAsync();
            await foreach (var text in crm.Wides.Select(w => w.C1)) Console.WriteLine(text);
            await crm.Wides.GetAsync(Guid.Empty);
            await crm.Wides.CountAsync();
            await crm.Narrows.ToListAsync();
        }
        """);
}
