package dev.certwright.model.verification;

/// Which keys and digests of signatures a path may rest on.
///
/// @param minModulusBits fewest bits of an RSA modulus or a DSA prime
/// @param minCurveBits   fewest bits of the order of an elliptic curve
/// @param brokenDigests  which digests are let pass although collisions of them are known
public record AlgorithmPolicy(int minModulusBits, int minCurveBits, BrokenDigests brokenDigests) {
    /// What is judged sound today (NIST SP 800-131A): 112 bits of strength, nothing of SHA-1 or older.
    public static final AlgorithmPolicy CURRENT = new AlgorithmPolicy(2048, 224, BrokenDigests.NONE);

    /// What was judged sound until about 2013, of which old devices and old authorities are still made.
    public static final AlgorithmPolicy LEGACY = new AlgorithmPolicy(1024, 160, BrokenDigests.SHA1);

    /// Everything, for a look at what an old chain would say.
    public static final AlgorithmPolicy ANY = new AlgorithmPolicy(0, 0, BrokenDigests.ALL);

    /// The same digests, with another bound for RSA and DSA.
    public AlgorithmPolicy withMinModulusBits(int bits) {
        return new AlgorithmPolicy(bits, minCurveBits, brokenDigests);
    }

    /// The same digests, with another bound for elliptic curves.
    public AlgorithmPolicy withMinCurveBits(int bits) {
        return new AlgorithmPolicy(minModulusBits, bits, brokenDigests);
    }

    /// Digests that are not collision resistant any more.
    public enum BrokenDigests {
        NONE,
        /// SHA-1, which signed nearly everything until 2015.
        SHA1,
        /// MD5, MD4 and MD2, too.
        ALL
    }
}
