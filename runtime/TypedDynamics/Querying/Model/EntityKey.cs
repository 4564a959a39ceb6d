using TypedDynamics.Emitted;

namespace TypedDynamics.Querying.Model;

internal static class EntityKey
{
    extension(EntityModel entity)
    {
        /// <summary>The primary key's column; null when the type has none.</summary>
        public ColumnModel? Key => entity.PrimaryIdColumn is { } key ? entity.FindColumn(key) : null;
    }
}
