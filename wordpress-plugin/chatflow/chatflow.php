<?php
/**
 * Plugin Name:          ChatFlow
 * Description:          Live chat with an assistant that knows your shop: orders, carts and products beside every conversation. Works with WooCommerce and without.
 * Version:              0.1.0
 * Requires at least:    6.2
 * Requires PHP:         7.4
 * Author:               ChatFlow
 * License:              GPL-2.0-or-later
 * License URI:          https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:          chatflow
 * Domain Path:          /languages
 * WC requires at least: 8.2
 * WC tested up to:      11.0
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow;

defined( 'ABSPATH' ) || exit;

const VERSION     = '0.1.0';
const PLUGIN_FILE = __FILE__;

require_once __DIR__ . '/includes/autoload.php';

register_activation_hook( __FILE__, array( Lifecycle::class, 'activate' ) );
register_deactivation_hook( __FILE__, array( Lifecycle::class, 'deactivate' ) );

Plugin::instance()->register();
