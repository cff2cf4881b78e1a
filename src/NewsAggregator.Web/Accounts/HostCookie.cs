namespace NewsAggregator.Web.Accounts;

/// <summary>
/// A cookie that belongs to this host alone. Over https its name begins with <c>__Host-</c> (RFC 6265bis, 4.1.3.2), so that neither
/// a neighbouring host nor an unencrypted connection can plant one; over http, where browsers refuse such names, it goes without.
/// </summary>
internal sealed class HostCookie(string name, IHttpContextAccessor http) : CookieBuilder
{
    public override string? Name
    {
        get => http.HttpContext is { Request.IsHttps: true } ? "__Host-" + name : name;

        // The frameworks that hold this builder would name it after themselves.
        set { }
    }

    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        CookieOptions options = base.Build(context, expiresFrom);
        options.Path = "/";
        options.Domain = null;
        options.HttpOnly = true;
        options.Secure = context.Request.IsHttps;
        return options;
    }
}
