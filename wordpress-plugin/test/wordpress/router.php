<?php
/**
 * For php -S: files as they are, all else through WordPress.
 */

$path = rawurldecode( (string) parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) );
$file = __DIR__ . $path;
if ( is_dir( $file ) && is_file( rtrim( $file, '/' ) . '/index.php' ) && '/' !== $path ) {
	$file = rtrim( $file, '/' ) . '/index.php';
	chdir( dirname( $file ) );
	$_SERVER['PHP_SELF'] = $_SERVER['SCRIPT_NAME'] = substr( $file, strlen( __DIR__ ) );
	require $file;
	return true;
}
if ( is_file( $file ) ) {
	if ( 'php' !== pathinfo( $file, PATHINFO_EXTENSION ) ) {
		return false;
	}
	chdir( dirname( $file ) );
	$_SERVER['PHP_SELF'] = $_SERVER['SCRIPT_NAME'] = $path;
	require $file;
	return true;
}
$_SERVER['PHP_SELF'] = $_SERVER['SCRIPT_NAME'] = '/index.php';
require __DIR__ . '/index.php';
