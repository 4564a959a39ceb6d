using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Endpoints;
using TypedDynamics.Emulator.Rules;

namespace TypedDynamics.Emulator.SampleData;

/// <summary>Adds rows given as JSON by entity set.</summary>
internal static class Seeding
{
    private const string AnyRoot = "http://localhost/api/data/v9.2/";

    public static void Add(Service service, string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            service.Database.Write(connection => Add(service, connection, document.RootElement));
        }
        catch (Exception e) when (e is JsonException or ServiceError or InvalidOperationException)
        {
            throw new InvalidDataException($"The seed cannot be used: {e.Message}", e);
        }
    }

    private static int Add(Service service, SqliteConnection connection, JsonElement sets)
    {
        var reading = new PayloadReading(new Bindings(service, connection, AnyRoot, FrozenDictionary<string, string>.Empty, trusted: true).Follow, static _ => true);
        var creation = new Creation(connection, service.Clock, Actor.Caller);
        var added = 0;
        foreach (var set in sets.EnumerateObject())
        {
            var table = service.Org.TableOfSet(set.Name) ?? throw ODataErrors.NotFound(set.Name);
            foreach (var row in set.Value.EnumerateArray())
            {
                creation.Create(reading.Read(row, table));
                added++;
            }
        }

        return added;
    }
}
