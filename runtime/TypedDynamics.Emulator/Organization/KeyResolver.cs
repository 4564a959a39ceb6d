using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace TypedDynamics.Emulator.Organization;

/// <summary>Resolves keys in addresses, alternate ones among them. Names that are no key are refused in the service's words, which are not the parser's.</summary>
internal sealed class KeyResolver(IEdmModel model) : ODataUriResolver
{
    private readonly AlternateKeysODataUriResolver _keys = new(model);

    public override IEnumerable<KeyValuePair<string, object>> ResolveKeys(IEdmEntityType type, IDictionary<string, string> namedValues, Func<IEdmTypeReference, string, object> convertFunc) =>
        KeysOf(type).Any(key => key.ToHashSet().SetEquals(namedValues.Keys))
            ? _keys.ResolveKeys(type, namedValues, convertFunc)
            : throw new ODataException($"The key in the request URI is not valid for resource '{type.FullTypeName()}'. Ensure that the names and number of key properties match the declared keys for the resource '{type.FullTypeName()}'.");

    private IEnumerable<IEnumerable<string>> KeysOf(IEdmEntityType type) =>
        model.GetAlternateKeysAnnotation(type).Select(static key => key.Keys.AsEnumerable()).Prepend(type.Key().Select(static property => property.Name));
}
