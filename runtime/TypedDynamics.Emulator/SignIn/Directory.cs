namespace TypedDynamics.Emulator.SignIn;

/// <summary>Who may sign in.</summary>
/// <param name="read">Reads the users of the organization.</param>
internal sealed class Directory(Func<IReadOnlyList<DirectoryUser>> read)
{
    public IReadOnlyList<DirectoryUser> Users => read();

    public DirectoryUser? Find(string? id) => Guid.TryParse(id, out var key) ? Users.FirstOrDefault(user => user.Id == key) : null;
}

/// <summary>A user of the directory.</summary>
/// <param name="Id">The id, as in the organization.</param>
/// <param name="Name">The name.</param>
internal sealed record DirectoryUser(Guid Id, string Name);
