using System.Collections.Immutable;
using TypedDynamics.Emulator.Endpoints;
using TypedDynamics.Emulator.Endpoints.Batching;
using TypedDynamics.Emulator.Endpoints.Bulk;
using TypedDynamics.Emulator.Endpoints.Definitions;
using TypedDynamics.Emulator.Endpoints.Files;

namespace TypedDynamics.Emulator;

/// <summary>
/// The Web API on one page. <c>{set}</c> is an entity set, <c>{row}</c> a row however addressed: by id, by alternate key, through
/// lookups, inside a collection. Lines without an endpoint answer 501.
/// </summary>
internal static class Routes
{
    public static readonly ImmutableArray<Route> All =
    [
        // Documents and messages
        new("GET", "", ServiceDocument.Read),
        new("GET", "$metadata", MetadataDocument.Read),
        new("GET", "WhoAmI", WhoAmI.Read),
        new("GET", "RetrieveVersion", RetrieveVersion.Read),
        new("GET", "{function}", null),
        new("POST", "{action}", null),
        new("GET", "{row}/{function}", null),
        new("POST", "{row}/{action}", null),
        new("GET", "{set}/{function}", null),
        new("POST", "{set}/{action}", null),
        new("POST", "{set}/CreateMultiple", CreateMultiple.Run),
        new("POST", "{set}/UpdateMultiple", UpdateMultiple.Run),
        new("POST", "{set}/UpsertMultiple", UpsertMultiple.Run),
        new("POST", "{set}/DeleteMultiple", DeleteMultiple.Run),

        new("POST", "InitializeFileBlocksUpload", FileMessages.BeginUpload),
        new("POST", "UploadBlock", FileMessages.UploadBlock),
        new("POST", "CommitFileBlocksUpload", FileMessages.CommitUpload),
        new("POST", "InitializeFileBlocksDownload", FileMessages.BeginDownload),
        new("POST", "DownloadBlock", FileMessages.DownloadBlock),
        new("POST", "DeleteFile", FileMessages.Delete),

        // Rows
        new("GET", "{set}", QueryRows.Read),
        new("GET", "{set}/$count", CountRows.Read),
        new("GET", "{row}", ReadRow.Read),
        new("GET", "{row}/{column}", ReadColumn.Read),
        new("GET", "{row}/{column}/$value", ReadColumn.ReadRaw),
        new("GET", "{row}/{collection}", QueryRows.Read),
        new("GET", "{row}/{collection}/$count", CountRows.Read),
        new("POST", "{set}", CreateRow.Write),
        new("POST", "{row}/{collection}", CreateRow.WriteInto),
        new("PATCH", "{row}", UpdateRow.Write),
        new("PUT", "{row}", null),
        new("DELETE", "{row}", DeleteRow.Write),
        new("PUT", "{row}/{column}", WriteColumn.Set),
        new("PATCH", "{row}/{column}", WriteColumn.Set),
        new("DELETE", "{row}/{column}", WriteColumn.Clear),
        new("PUT", "{row}/{collection}", ReplaceParties.Write),
        new("GET", "{set}/{type}", null),
        new("GET", "{row}/{type}", null),
        new("GET", "{row}/{collection}/{type}", null),

        // References
        new("GET", "{row}/{single}/$ref", ReadReferences.One),
        new("PUT", "{row}/{single}/$ref", References.Set),
        new("DELETE", "{row}/{single}/$ref", References.Clear),
        new("GET", "{row}/{collection}/$ref", ReadReferences.All),
        new("POST", "{row}/{collection}/$ref", References.Add),
        new("DELETE", "{row}/{collection}/$ref", References.Remove),

        // Other ways to ask
        new("GET", "{set}?fetchXml", FetchXml.Read),
        new("GET", "{set}?savedQuery", Views.ReadSaved),
        new("GET", "{set}?userQuery", Views.ReadPersonal),
        new("GET", "{set}?sql", null),
        new("GET", "{set}?$apply", ApplyRows.Read),
        new("GET", "{set}?$deltatoken", TrackedRows.Read),
        new("POST", "$batch", Batch.Run),

        // The schema
        new("GET", "{definitions}", ReadDefinitions.Read),
        new("POST", "{definitions}", WriteDefinitions.Create),
        new("PUT", "{definitions}", WriteDefinitions.Update),
        new("PATCH", "{definitions}", WriteDefinitions.Patch),
        new("DELETE", "{definitions}", WriteDefinitions.Delete),
        new("POST", "InsertOptionValue", OptionMessages.Insert),
        new("POST", "InsertStatusValue", OptionMessages.InsertStatus),
        new("POST", "UpdateOptionValue", OptionMessages.Update),
        new("POST", "UpdateStateValue", OptionMessages.UpdateState),
        new("POST", "DeleteOptionValue", OptionMessages.Delete),
        new("POST", "OrderOption", OptionMessages.Order),
        new("POST", "PublishXml", Publishing.PublishSome),
        new("POST", "PublishAllXml", Publishing.PublishAll),
        new("POST", "ReactivateEntityKey", KeyMessages.Reactivate),
        new("POST", "CreateCustomerRelationships", RelationshipMessages.CreateCustomer),
        new("POST", "CreatePolymorphicLookupAttribute", RelationshipMessages.CreatePolymorphic),
        new("POST", "CanBeReferenced", RelationshipMessages.CanBeReferenced),
        new("POST", "CanBeReferencing", RelationshipMessages.CanBeReferencing),
        new("POST", "CanManyToMany", RelationshipMessages.CanManyToMany),
        new("GET", "GetValidReferencedEntities", RelationshipMessages.Referenced),
        new("GET", "GetValidReferencingEntities", RelationshipMessages.Referencing),
        new("GET", "GetValidManyToMany", RelationshipMessages.ManyToMany),
        new("GET", "RetrieveProvisionedLanguages", Languages.Provisioned),
        new("GET", "RetrieveAvailableLanguages", Languages.Available),
        new("GET", "RetrieveMetadataChanges", MetadataChanges.Read),
    ];
}
