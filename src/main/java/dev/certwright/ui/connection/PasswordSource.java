package dev.certwright.ui.connection;

/// The passwords that stand in the fields of the screen at the moment. Each answer is a copy, which the caller wipes.
public interface PasswordSource {
    /// Of the client's file.
    char[] client();

    /// Of the proxy.
    char[] proxy();

    /// One that knows none.
    static PasswordSource none() {
        return new PasswordSource() {
            @Override
            public char[] client() {
                return new char[0];
            }

            @Override
            public char[] proxy() {
                return new char[0];
            }
        };
    }
}
