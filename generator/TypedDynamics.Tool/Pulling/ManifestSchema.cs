namespace TypedDynamics.Tool.Pulling;

/// <summary>What editors check and complete a manifest by; it lies beside it, so that no build and no editor needs the network.</summary>
internal static class ManifestSchema
{
    public const string FileName = "manifest.schema.json";

    public const string Text = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "Manifest of a TypedDynamics metadata cache",
          "type": "object",
          "required": ["format", "organization", "url", "apiVersion", "version", "languages", "entities"],
          "properties": {
            "$schema": {"type": "string"},
            "format": {"type": "integer", "minimum": 1, "description": "Number of the cache's format."},
            "organization": {"type": "string", "description": "The org's name."},
            "url": {"type": "string", "format": "uri", "description": "The org's address."},
            "apiVersion": {"type": "string", "pattern": "^[0-9]+[.][0-9]+$", "description": "Version of the Web API."},
            "version": {"type": "string", "description": "Version of the service."},
            "languages": {"type": "array", "items": {"type": "integer"}, "description": "The org's languages, its base language first."},
            "tables": {"type": "array", "items": {"type": "string"}, "description": "Patterns whose tables are pulled; all where it is left out."},
            "solution": {"type": "string", "description": "The solution whose tables are pulled."},
            "entities": {"type": "array", "items": {"type": "string"}, "description": "The tables that have a definition."}
          },
          "additionalProperties": false
        }

        """;
}
