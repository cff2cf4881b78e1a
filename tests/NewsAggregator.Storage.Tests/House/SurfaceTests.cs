using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace NewsAggregator.Storage.Tests.House;

public sealed class SurfaceTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>A query that leaves Storage unfinished is finished by a page, and then runs where nobody measures it.</summary>
    [Fact]
    public void No_public_member_returns_an_unfinished_query()
    {
        var types = typeof(NewsDbContext).Assembly.GetExportedTypes().Where(type => !type.IsAssignableTo(typeof(DbContext))).ToArray();
        Assert.NotEmpty(types);
        Assert.Empty(types.SelectMany(Unfinished));
    }

    private static IEnumerable<string> Unfinished(Type type) => type.GetMethods(Declared).Select(method => (method.Name, Type: method.ReturnType))
        .Concat(type.GetProperties(Declared).Select(property => (property.Name, Type: property.PropertyType)))
        .Concat(type.GetFields(Declared).Select(field => (field.Name, Type: field.FieldType)))
        .Where(member => Kinds(member.Type).Any(kind => kind.IsAssignableTo(typeof(IQueryable))))
        .Select(member => $"{type.Name}.{member.Name}");

    private static IEnumerable<Type> Kinds(Type type) => type.IsGenericType ? type.GetGenericArguments().SelectMany(Kinds).Prepend(type) : [type];
}
