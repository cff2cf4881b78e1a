using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using NewsAggregator.Storage;
using NewsAggregator.Storage.Accounts;

namespace NewsAggregator.Web.Accounts;

internal static class AccountRegistration
{
    public const string LoginLimit = "login";

    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddScoped(provider => provider.GetRequiredService<NewsDatabase>().Open());
        services.AddIdentityCore<AdminUser>(identity =>
            {
                identity.Password.RequiredLength = 12;
                identity.Password.RequireDigit = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
                identity.Lockout.MaxFailedAccessAttempts = 10;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                identity.User.RequireUniqueEmail = false;
            })
            .AddSignInManager()
            .AddDefaultTokenProviders()
            .AddEntityFrameworkStores<NewsDbContext>();

        // PBKDF2 with SHA-512: OWASP's advice is 210,000 rounds; Identity's default of 100,000 is half of it.
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 220_000);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, cookie =>
        {
            cookie.LoginPath = "/login";
            cookie.AccessDeniedPath = "/login";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.ExpireTimeSpan = TimeSpan.FromDays(14);
            cookie.SlidingExpiration = true;
            cookie.Events.OnValidatePrincipal = ValidateAsync;
        });
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IHttpContextAccessor>((cookie, http) => cookie.Cookie = new HostCookie("news-admin", http) { SameSite = SameSiteMode.Lax });
        services.AddOptions<AntiforgeryOptions>()
            .Configure<IHttpContextAccessor>((antiforgery, http) => antiforgery.Cookie = new HostCookie("news-form", http) { SameSite = SameSiteMode.Strict });
        services.AddOptions<CookieTempDataProviderOptions>()
            .Configure<IHttpContextAccessor>((said, http) => said.Cookie = new HostCookie("news-said", http) { SameSite = SameSiteMode.Lax });
        services.AddAuthorization();
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.AddPolicy(LoginLimit, context => HttpMethods.IsPost(context.Request.Method)
                ? RateLimitPartition.GetFixedWindowLimiter(
                    context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = 20, Window = TimeSpan.FromMinutes(1) })
                : RateLimitPartition.GetNoLimiter(""));
        });
        services.AddSingleton<SetupLink>();
        services.AddSingleton<LoginPace>();
        services.AddScoped<AccountActions>();
        services.AddScoped<Joining>();
    }

    // At every request: an admin who was removed, or whose password was changed elsewhere, is out at once and not when the cookie ends.
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        SignInManager<AdminUser> signIn = context.HttpContext.RequestServices.GetRequiredService<SignInManager<AdminUser>>();
        if (await signIn.ValidateSecurityStampAsync(context.Principal).ConfigureAwait(false) is null)
        {
            context.RejectPrincipal();
            await signIn.SignOutAsync().ConfigureAwait(false);
        }
    }
}
