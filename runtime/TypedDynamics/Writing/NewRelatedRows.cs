using System.Linq.Expressions;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Translation;

namespace TypedDynamics;

/// <summary>Rows that are made together with another, in one request and all or none of them (deep insert).</summary>
public static class NewRelatedRows
{
    /// <summary>Has rows made together with this one, behind a collection: <c>account.WithNew(a => a.ContactCustomerAccounts, ann, bob)</c>; parties of an activity too.</summary>
    /// <remarks>
    /// They go inside the create's body (<c>"contact_customer_accounts":[{…}]</c>), and may have rows of their own in the same way. Rows without an id get one, so that a
    /// create whose answer got lost is sent again safely; where one brings its own id, it is not.
    /// </remarks>
    /// <exception cref="ArgumentException">It is no collection of the row's own.</exception>
    public static T WithNew<T, TRelated>(this T row, Expression<Func<T, IEnumerable<TRelated?>>> collection, params IEnumerable<TRelated> related)
        where T : Entity, IEntity<T>
        where TRelated : Entity
    {
        ArgumentNullException.ThrowIfNull(related);
        var navigation = Find(row, collection, isCollection: true);
        foreach (var each in related) row.EnsureExtras().AddNested(new(navigation, each ?? throw new ArgumentException("A row is null.", nameof(related))));
        return row;
    }

    /// <summary>Has a row made together with this one, and this one point to it: <c>account.WithNew(a => a.PrimaryContact, ann)</c>; otherwise as for collections.</summary>
    /// <exception cref="ArgumentException">It is no single-valued navigation of the row's own.</exception>
    public static T WithNew<T, TRelated>(this T row, Expression<Func<T, TRelated?>> navigation, TRelated related)
        where T : Entity, IEntity<T>
        where TRelated : Entity
    {
        ArgumentNullException.ThrowIfNull(related);
        row.EnsureExtras().AddNested(new(Find(row, navigation, isCollection: false), related));
        return row;
    }

    private static NavigationModel Find<T>(T row, LambdaExpression navigation, bool isCollection)
        where T : Entity, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(navigation);
        return MemberPaths.Reach(navigation.Body, Scope.Of(navigation, T.Model)) switch
        {
            { Collection: { } collection, Navigations.IsEmpty: true } when isCollection => collection,
            { Collection: null, Column: null, Navigations: [var single] } when !isCollection => single,
            _ => throw new ArgumentException($"'{navigation.Body}' is no {(isCollection ? "collection" : "single-valued navigation")} of the row's own.", nameof(navigation)),
        };
    }
}
