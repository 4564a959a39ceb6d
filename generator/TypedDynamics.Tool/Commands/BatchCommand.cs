using System.CommandLine;
using System.Text.Json;
using TypedDynamics.Tool.Output;
using TypedDynamics.Tool.Profiles;

namespace TypedDynamics.Tool.Commands;

/// <summary>Sends requests that are given as JSON, as one batch.</summary>
internal static class BatchCommand
{
    public static Command Create(Surroundings here)
    {
        var file = new Argument<string>("file") { Description = "The requests as a JSON list, or - for the input: [{\"collection\":\"accounts\",\"action\":\"create\",\"data\":{\"name\":\"Adatum\"}}]." };
        var stop = new Option<bool>("--stop-on-error") { Description = "Stop at the first request that fails: what became of those before it, the service does not say. Otherwise all are carried out, each for itself." };
        var connection = new ConnectionOptions();
        var command = new Command("batch", "Sends creates, updates and deletes of any tables as one batch, and says of each what became of it.") { file, stop };
        connection.AddTo(command);
        command.WithExamples(
            ("typeddynamics batch requests.json", "each item: collection, action (create, update, delete), key, data, returnRepresentation"),
            ("echo '[{\"collection\":\"accounts\",\"action\":\"delete\",\"key\":\"accountnumber='\"'A-1'\"'\"}]' | typeddynamics batch - --json", "a row by its alternate key, from a pipe"));
        command.SetRun(here, async (parsed, output, cancellationToken) =>
        {
            var text = await TextAsync(parsed.GetRequiredValue(file), here, cancellationToken).ConfigureAwait(false);
            using var org = connection.Connect(parsed, here);
            var batch = org.CreateBatch();
            var items = Fill(batch, text);
            var refusal = await SendAsync(batch, !parsed.GetValue(stop), cancellationToken).ConfigureAwait(false);
            var results = items.Select(ItemResult.Of).ToList();
            output.Result(results, screen => screen.WriteListing(
                ["item", "state", "id", "message"],
                results.Select(static result => (string?[])[FormattableString.Invariant($"{result.Item}"), result.State.ToString(), result.Id?.ToString(), result.Message])));
            if (refusal is not null) return output.Fail(Failure.From(refusal)!);
            return results.TrueForAll(static result => result.State == BatchItemState.Succeeded) ? ExitCodes.Success : ExitCodes.Service;
        });
        return command;
    }

    private static IReadOnlyList<BatchItem<BatchOutcome>> Fill(DataverseBatch batch, string text)
    {
        try
        {
            return batch.AddJson(text);
        }
        catch (FormatException exception)
        {
            throw new ToolException(ExitCodes.Usage, $"{exception.Message} Nothing was sent.", exception);
        }
    }

    // Where the service stops, it answers with the error alone: what became of the items before it is told by none.
    private static async Task<DataverseException?> SendAsync(DataverseBatch batch, bool goesOn, CancellationToken cancellationToken)
    {
        try
        {
            await batch.SendAsync(goesOn, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (DataverseException refusal)
        {
            return refusal;
        }
    }

    private static async Task<string> TextAsync(string file, Surroundings here, CancellationToken cancellationToken)
    {
        if (file == "-") return await here.In.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        var path = here.PathOf(file);
        return File.Exists(path) ? await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false) : throw new ToolException(ExitCodes.LocalFiles, $"There is no file '{path}'.");
    }

    /// <param name="Item">Its place in the list, from 1.</param>
    private sealed record ItemResult(int Item, BatchItemState State, Guid? Id, JsonElement? Row, string? Code, string? Message)
    {
        public static ItemResult Of(BatchItem<BatchOutcome> item, int place)
        {
            var outcome = item.State == BatchItemState.Succeeded ? item.Result : null;
            return new(place + 1, item.State, outcome?.Id, outcome?.Row, (item.Error as DataverseException)?.Code, item.Error?.Message);
        }
    }
}
