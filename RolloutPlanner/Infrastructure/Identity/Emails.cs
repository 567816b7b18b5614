using System.Security.Cryptography;
using System.Text;

namespace RolloutPlanner.Infrastructure.Identity;

/// <summary>One form of an email for looking it up, and one for counting tries without keeping what was typed.</summary>
internal static class Emails
{
    public static string Normalize(string email) => email.Trim().Normalize(NormalizationForm.FormKC).ToUpperInvariant();

    public static string Hash(string email) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Normalize(email))));
}
